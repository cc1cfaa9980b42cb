"""`afterword batch VERB`: JSON Lines in, JSON Lines out, line by line, for other programs."""

from afterword.batch.run import run_batch
from afterword.batch.verbs import VERBS

__all__ = ["VERBS", "run_batch"]
