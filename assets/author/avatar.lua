-- ID: somebody who shows the movements. All measures follow from the height, age and build; write
-- only what differs. `stretch-garden check FOLDER` tells which versions fit this body.
avatar {
    id     = "ID",
    name   = "NAME",
    height = 1.66,                       -- metres
    age    = "adult",                    -- or "child", "old"
    build  = "woman",                    -- or "man"
    look   = {                           -- colours as #rrggbb
        skin = "#d9a077", hair = "#3c2a20", hair_style = "long",
        top = "#5a8f6a", trousers = "#4a5568", accent = "#f0c85a",
    },
}
