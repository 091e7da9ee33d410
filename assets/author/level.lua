-- ID: what a family plays in one go. Look at it with
--   stretch-garden check FOLDER
--   stretch-garden play ID --headless --pack FOLDER
level {
    id    = "ID",
    name  = "NAME",                      -- what the family reads
    about = "Two movements, whenever you like.", -- one sentence
    room  = "living_room",               -- or "terrace", "bedroom"
    -- Movements by their ids, in the order they are done (`stretch-garden list exercises`).
    -- `choices` are others that one press puts there instead.
    moves = {
        { "side_to_side_bend", choices = { "front_to_back_opener" } },
        { "knee_to_chest_release" },
    },
}
