-- A chat desk for visitors, on this machine only. docs/guides/chat-desk.md says what a public one has besides.
-- Everything that differs from run to run comes from the environment: Prosody reads KAIROS_… as ENV_KAIROS_….

data_path = ENV_KAIROS_DATA
pidfile = ENV_KAIROS_DATA .. "/prosody.pid"
certificates = ENV_KAIROS_DATA
log = { warn = "*console" }
run_as_root = true -- in a container there may be nobody else; elsewhere this changes nothing

interfaces = { "127.0.0.1" }
http_interfaces = { "127.0.0.1" }
c2s_ports = { tonumber(ENV_KAIROS_C2S) }
c2s_direct_tls_ports = {}
http_ports = { tonumber(ENV_KAIROS_HTTP) }
https_ports = {}
http_default_host = "chat.localhost"

-- Nothing leaves this machine, so nothing is encrypted. A public server has neither of these lines.
c2s_require_encryption = false
consider_websocket_secure = true

storage = "internal"
modules_enabled = { "saslauth", "roster", "disco", "ping", "presence", "message", "iq", "vcard", "carbons", "websocket", "limits" }
modules_disabled = { "s2s", "offline", "admin_socket", "tls" }
limits = { c2s = { rate = "256kb/s", burst = "8s" } }

-- Visitors: no account, no password, no way to other servers.
VirtualHost "chat.localhost"
    authentication = "anonymous"

-- Those who answer.
VirtualHost "corner.localhost"
    authentication = "internal_plain"

-- The desk, desk@rooms.corner.localhost, and a room for each conversation.
Component "rooms.corner.localhost" "muc"
    modules_enabled = { "muc_mam" }
    admins = { "anna@corner.localhost", "ben@corner.localhost" } -- who counts as an agent
    muc_room_default_public_jids = true -- visitors invite whom they see at the desk
    muc_room_default_presence_broadcast = { visitor = false, participant = false, moderator = true } -- visitors do not see each other
    muc_room_locking = false -- after a restart whoever comes back first opens a conversation again, an agent too
    muc_room_default_public = false
    muc_room_default_history_length = 200
    muc_log_expires_after = "1d"
    muc_tombstones = false
