"""The AWS emulator, run by its own interpreter, with the two things that it lacks: durable writes and our runner."""
