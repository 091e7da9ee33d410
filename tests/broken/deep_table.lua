-- A very deep table where a pose should be.
local deep = { base = "standing" }
for i = 1, 5000 do deep = { poses = deep, base = deep } end
exercise {
    id = "cat", name = "Cat",
    poses = deep,
    steps = { exhale { pose = "tall" }, inhale { pose = "tall" } },
}
