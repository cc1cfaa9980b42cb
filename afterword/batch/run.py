"""Reading lines, answering each, writing in the same order as it goes; a bad line costs only itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TextIO

from afterword.batch.verbs import VERBS
from afterword.model import AfterwordError

CHUNK = 16
"""Lines handed to a worker at once: few enough to stream, many enough to be worth the hand-over."""


def run_batch(verb: str, lines: Iterable[str], out: TextIO, jobs: int = 1) -> int:
    """Answer every line of `lines`; 0 if all could be read, else 1. `jobs` workers; the output is the same."""
    status = 0
    for answer, good in _answers(verb, enumerate(lines, start=1), jobs):
        out.write(answer + "\n")
        out.flush()
        status = status if good else 1
    return status


def _answers(verb: str, numbered: Iterator[tuple[int, str]], jobs: int) -> Iterator[tuple[str, bool]]:
    if jobs <= 1:
        for number, line in numbered:
            if line.strip():
                yield answer_line(verb, number, line)
        return
    yield from _in_parallel(verb, numbered, jobs)


def _in_parallel(verb: str, numbered: Iterator[tuple[int, str]], jobs: int) -> Iterator[tuple[str, bool]]:
    """Chunks go to a bounded queue of workers, so that memory stays flat however long the input is."""
    from collections import deque
    from concurrent.futures import Future, ProcessPoolExecutor

    waiting: deque[Future[list[tuple[str, bool]]]] = deque()
    with ProcessPoolExecutor(jobs) as pool:
        while chunk := list(islice(numbered, CHUNK)):
            waiting.append(pool.submit(_answer_chunk, verb, chunk))
            if len(waiting) >= jobs * 3:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _answer_chunk(verb: str, chunk: list[tuple[int, str]]) -> list[tuple[str, bool]]:
    return [answer_line(verb, number, line) for number, line in chunk if line.strip()]


def answer_line(verb: str, number: int, line: str) -> tuple[str, bool]:
    """The answer to one line as JSON, and whether it could be read. `number` counts from 1."""
    line_id = None
    try:
        raw = json.loads(line)
        if not isinstance(raw, dict):
            raise AfterwordError("expected an object", where="the line", hint="Use {…}.")
        line_id = raw.get("id")
        answer: dict[str, Any] = {"id": line_id, **VERBS[verb].answer(raw)}
    except json.JSONDecodeError as error:
        return _problem(line_id, number, "the line", f"this is no JSON: {error.msg}", f"Look at column {error.colno}.")
    except RecursionError:
        return _problem(line_id, number, "the line", "it is nested too deeply", "Flatten it.")
    except AfterwordError as error:
        return _problem(line_id, number, error.where, error.problem, error.hint)
    return json.dumps(answer, ensure_ascii=False), True


def _problem(line_id: Any, number: int, field: str, problem: str, hint: str) -> tuple[str, bool]:
    error = {"field": field, "problem": problem, "hint": hint}
    return json.dumps({"id": line_id, "line": number, "error": error}, ensure_ascii=False), False
