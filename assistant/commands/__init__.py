"""What commands of the command line do beyond one call: finding what was named, and showing it."""
