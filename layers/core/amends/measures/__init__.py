"""What recoveries are worth: measures over the lines of cases, as docs/shareability.md defines them."""
