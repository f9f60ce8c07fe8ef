// Placeholder: the room's first real file takes its place.
