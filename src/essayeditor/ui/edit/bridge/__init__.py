"""The one bridge between a Document and Qt's text document, exact both ways."""
