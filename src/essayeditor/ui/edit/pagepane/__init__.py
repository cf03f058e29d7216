"""The page beside the text: the essay as it will be printed, following the cursor both ways."""
