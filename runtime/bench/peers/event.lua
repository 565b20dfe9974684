-- What wrk sends: events that each have an identifier of their own, one by one (binary, 1 kB of data) or a hundred in a batch.
local more = string.rep("x", 975)
math.randomseed(os.time())
local prefix = tostring(os.time()) .. "-" .. tostring(math.random(1, 1000000000)) .. "-"
local sent = 0

local function identifier()
  sent = sent + 1
  return prefix .. sent
end

local function one()
  return '{"name":"Ada","more":"' .. more .. '"}'
end

function init(arguments)
  batch = arguments[1] == "batch"
  body = one()
end

local function of_batch()
  return '{"specversion":"1.0","id":"' .. identifier() .. '","source":"/bench","type":"greeting","datacontenttype":"application/json","data":' .. body .. '}'
end

function request()
  if not batch then
    return wrk.format("POST", "/", {
      ["Content-Type"] = "application/json", ["ce-specversion"] = "1.0", ["ce-id"] = identifier(), ["ce-source"] = "/bench", ["ce-type"] = "greeting",
    }, body)
  end
  local events = {}
  for i = 1, 100 do events[i] = of_batch() end
  return wrk.format("POST", "/", { ["Content-Type"] = "application/cloudevents-batch+json" }, "[" .. table.concat(events, ",") .. "]")
end
