"""The child: answers questions on standard input until it ends.

A question is a line of JSON and the grey pixels of one image; the answer is a line with its length in
bytes, and that many bytes of text. Whatever goes wrong ends the child.
"""

import json
import resource
import sys
from typing import Any, BinaryIO

import tesserocr

from fakelos.extractors.sandbox.network import refuse_network

MOST_MEMORY = 2_000_000_000
"""Of address space, in bytes: all models take 0.6, a page of 22 megapixels of noise 0.3 on top of that."""
Engines = dict[tuple[str, str], tesserocr.PyTessBaseAPI]


def main() -> None:
    """Answer until the input ends, bounded in memory and without a network."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    refuse_network()
    engines: Engines = {}
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while line := source.readline():
        _answer(json.loads(line), source, sink, engines)


def _answer(question: dict[str, Any], source: BinaryIO, sink: BinaryIO, engines: Engines) -> None:
    pixels = source.read(question["width"] * question["height"])
    _bound_processor_time(question["seconds"])
    text = _read(_engine(question, engines), question, pixels).encode()
    sink.write(b"%d\n" % len(text) + text)
    sink.flush()


def _bound_processor_time(seconds: float) -> None:
    """A child whose parent is gone ends too, even in the middle of an endless page."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime + seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def _engine(question: dict[str, Any], engines: Engines) -> tesserocr.PyTessBaseAPI:
    key = question["models"], question["languages"]
    if key not in engines:
        engines[key] = tesserocr.PyTessBaseAPI(path=key[0], lang=key[1], oem=tesserocr.OEM.LSTM_ONLY)
        engines[key].SetVariable("hocr_char_boxes", "1")
    return engines[key]


def _read(engine: tesserocr.PyTessBaseAPI, question: dict[str, Any], pixels: bytes) -> str:
    engine.SetPageSegMode(question["layout"])
    engine.SetImageBytes(pixels, question["width"], question["height"], 1, question["width"])
    engine.SetSourceResolution(question["dpi"])
    text: str = engine.GetHOCRText(0) if question["form"] == "hocr" else engine.GetTSVText(0)
    engine.Clear()
    return text


if __name__ == "__main__":
    main()
