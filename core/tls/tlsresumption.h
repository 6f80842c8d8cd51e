#pragma once

struct ssl_ctx_st;
struct ssl_st;

namespace wirebench {

class TlsContext;

/// From now on sessions of this client's context offer to resume one that stood before (RFC 8446 section 2.2), as
/// servers of FTP want it for their data connections: so they know that the same client comes. A resumed session shows
/// no certificate; it can only be resumed with whom the first one was made, whose certificate was judged. On the
/// thread of the sessions.
void resumeTlsSessions(const TlsContext &context);

/// Inside core/tls: what a new session of a client does with it. Nothing, unless the above was called.
void offerTlsResumption(ssl_st *session);

} // namespace wirebench
