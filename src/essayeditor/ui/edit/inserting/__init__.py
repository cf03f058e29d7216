"""Putting things into the text: pictures, tables, boxes, statistics, pull quotes."""
