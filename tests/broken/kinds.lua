-- Everything has the wrong kind.
exercise {
    id = 12,
    name = { "Cat" },
    why = true,
    reps = "four",
    poses = "tall",
    steps = 3,
    props = "mat",
    camera = 12,
    versions = { easier = "yes" },
    sources = { 1, 2 },
}
