import cv2
import numpy as np

from fakelos.extractors.preparation.components import boxes_around, components


def test_each_mark_has_a_number_and_a_box() -> None:
    ink = np.zeros((60, 60), np.uint8)
    ink[5:10, 20:40] = 255
    ink[30:50, 3:6] = 255
    labels, boxes = components(ink)
    assert boxes[1:].tolist() == [[20, 5, 20, 5, 100], [3, 30, 3, 20, 60]]
    assert (labels[7, 30], labels[40, 4], labels[0, 0]) == (1, 2, 0)


def test_noise_with_more_marks_than_sixteen_bits_count_is_counted() -> None:
    ink = np.zeros((600, 600), np.uint8)
    ink[::2, ::2] = 255
    assert len(components(ink)[1]) == 300 * 300 + 1


def test_a_box_inside_a_frame_is_found_once() -> None:
    ink = np.zeros((100, 100), np.uint8)
    cv2.rectangle(ink, (2, 2), (90, 90), (255,), 2)
    cv2.rectangle(ink, (30, 30), (50, 50), (255,), 1)
    assert sorted(boxes_around(ink))[1] == (30, 30, 21, 21)
    assert len(boxes_around(ink)) == 2


def test_nothing_is_around_nothing() -> None:
    assert boxes_around(np.zeros((9, 9), np.uint8)) == []
