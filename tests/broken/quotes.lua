exercise {
    id = "cat", name = "Cat",
    poses = { tall = { base = standing } },
}
