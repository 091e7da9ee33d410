-- Texts have only the harmless methods, whatever a script does to its own copy.
string.rep = nil
assert(("ab"):rep(2) == "abab")
assert(("x").find == nil and ("x").gsub == nil and ("x").dump == nil)
;("x"):find("x")
