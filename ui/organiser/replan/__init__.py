"""The rest of the day planned anew: what happened, the curve to choose from, the cards that change."""
