"""What every room stands on: errors for people, files written safely, and the resources shipped."""
