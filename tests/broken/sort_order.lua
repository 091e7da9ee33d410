local list = {}
for i = 1, 500 do list[i] = i % 3 end
table.sort(list, function(a, b) return true end)
