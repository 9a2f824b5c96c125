-- Load for wrk: single events with varied pages, agents and addresses, made by WriteRequests.
-- Names the file of requests in the environment variable REQUESTS.
local requests = {}
local turn = 0

function init()
    for line in io.lines(os.getenv("REQUESTS")) do
        local address, agent, body = line:match("([^\t]*)\t([^\t]*)\t(.*)")
        requests[#requests + 1] = wrk.format("POST", "/api/event", {
            ["Content-Type"] = "application/json",
            ["User-Agent"] = agent,
            ["X-Forwarded-For"] = address,
        }, body)
    end
end

function request()
    turn = turn % #requests + 1
    return requests[turn]
end
