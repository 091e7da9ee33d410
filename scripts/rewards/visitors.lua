-- Small visitors come during holds, unannounced, and stay in the sticker book that belongs to all.
local function visitor(id, name, chance)
    reward {
        id = "visitor_" .. id, name = name,
        on = "hold_done", chance = chance,
        show = function(show)
            show.visitor { id }
            show.sound "visitor"
        end,
    }
end

visitor("ladybird", "Ladybird", 0.12)
visitor("snail", "Snail", 0.08)
visitor("hedgehog", "Hedgehog", 0.05)
visitor("fox", "Fox", 0.03)
visitor("owl", "Owl", 0.02)
