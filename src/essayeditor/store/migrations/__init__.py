"""The steps from one format of the collection file to the next, run by Alembic from inside the program."""
