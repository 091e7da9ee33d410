local list = {}
for i = 1, 1000 do list[i] = i % 7 end
table.sort(list, function(a, b) while true do end end)
