"""What the data say together: the catalogue, the plan of the site, who serves which commune."""
