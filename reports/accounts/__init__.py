"""Who works here: people, their posts, and how they log in."""
