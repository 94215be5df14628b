"""Tesseract in children that live on: the models are loaded once a child, and a crash or a hang ends a child alone."""

from fakelos.extractors.tesseract.children import Question, ask, system_models

__all__ = ["Question", "ask", "system_models"]
