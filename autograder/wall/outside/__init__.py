"""The trusted side of the wall: starts student processes, speaks with them, believes nothing they say."""
