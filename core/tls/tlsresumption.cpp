#include "core/tls/tlsresumption.h"

#include "core/tls/tlscontext.h"

#include <openssl/ssl.h>

#include <deque>
#include <memory>

namespace wirebench {

namespace {

// A server gives two tickets with a connection and one with each that is resumed.
constexpr size_t mostKept = 8;

struct FreeSession
{
    void operator()(SSL_SESSION *session) const { SSL_SESSION_free(session); }
};
using KeptSessions = std::deque<std::unique_ptr<SSL_SESSION, FreeSession>>;

void freeKept(void *, void *kept, CRYPTO_EX_DATA *, int, long, void *)
{
    delete static_cast<KeptSessions *>(kept);
}

/// Where a context keeps its sessions.
int keptIndex()
{
    static const int index = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, freeKept);
    return index;
}

KeptSessions *keptBy(const SSL_CTX *context)
{
    return static_cast<KeptSessions *>(SSL_CTX_get_ex_data(context, keptIndex()));
}

bool isForOneUse(const SSL_SESSION *session)
{
    return SSL_SESSION_get_protocol_version(session) == TLS1_3_VERSION; // RFC 8446, C.4
}

int keep(SSL *session, SSL_SESSION *ticket)
{
    KeptSessions *kept = keptBy(SSL_get_SSL_CTX(session));
    if (!isForOneUse(ticket))
        kept->clear();
    else if (kept->size() >= mostKept)
        kept->pop_front();
    kept->emplace_back(ticket);
    return 1; // the reference is ours
}

} // namespace

void resumeTlsSessions(const TlsContext &context)
{
    if (!keptBy(context.handle()))
        SSL_CTX_set_ex_data(context.handle(), keptIndex(), new KeptSessions);
    SSL_CTX_clear_options(context.handle(), SSL_OP_NO_TICKET);
    SSL_CTX_set_session_cache_mode(context.handle(), SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL);
    SSL_CTX_sess_set_new_cb(context.handle(), keep);
}

void offerTlsResumption(ssl_st *session)
{
    KeptSessions *kept = keptBy(SSL_get_SSL_CTX(session));
    while (kept && !kept->empty() && !SSL_SESSION_is_resumable(kept->back().get()))
        kept->pop_back(); // its connection ended without a farewell
    if (!kept || kept->empty())
        return;
    SSL_set_session(session, kept->back().get());
    if (isForOneUse(kept->back().get()))
        kept->pop_back();
}

} // namespace wirebench
