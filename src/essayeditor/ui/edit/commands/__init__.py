"""What can be done to a text, each as one step of undo. They work on a QTextCursor alone."""
