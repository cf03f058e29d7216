"""Tests of reading back."""
