"""What people complain of again and again, and what they write after a recovery: themes that last for weeks."""
