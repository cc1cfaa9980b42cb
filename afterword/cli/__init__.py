"""The terminal: verbs that read as speech over one desk."""
