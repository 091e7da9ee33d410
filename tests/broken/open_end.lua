exercise {
    id = "cat",
    poses = { tall = { base = "standing" },
