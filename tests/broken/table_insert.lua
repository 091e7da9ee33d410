-- Each insertion at the front moves all the others.
local list = {}
for i = 1, 1e9 do
    table.insert(list, 1, i)
    if #list > 5000 then list = {} end
end
