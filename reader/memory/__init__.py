"""What a person made by reading, kept between runs."""
