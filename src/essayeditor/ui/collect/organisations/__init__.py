"""Organisations and places that contributors name: renamed, merged and told for all of them at once."""
