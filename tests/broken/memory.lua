-- A memory bomb of many small tables.
local all = {}
for i = 1, 1e9 do
    all = { all, {}, {}, {}, {} }
end
