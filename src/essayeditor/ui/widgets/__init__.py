"""Small widgets and delegates that every workspace uses."""
