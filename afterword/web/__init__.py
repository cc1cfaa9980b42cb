"""The desk in the browser: pages over one desk, from this machine to its own user only (P3)."""
