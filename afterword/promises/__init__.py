"""Words to what they promised: `when`."""

from afterword.promises.when import when

__all__ = ["when"]
