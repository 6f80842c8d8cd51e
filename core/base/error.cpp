#include "core/base/error.h"

#include <cerrno>

#ifdef Q_OS_WIN
#include <ws2tcpip.h>
#else
#include <netdb.h>
#endif

namespace wirebench {

namespace {

constexpr int negative(int code)
{
    return code < 0 ? code : -code;
}

struct ErrnoName
{
    int number;
    const char *name;
};

// strerrorname_np() would do on glibc, but exists nowhere else.
constexpr ErrnoName errnoNames[] = {
    {EACCES, "EACCES"},
    {EADDRINUSE, "EADDRINUSE"},
    {EADDRNOTAVAIL, "EADDRNOTAVAIL"},
    {EAFNOSUPPORT, "EAFNOSUPPORT"},
    {EAGAIN, "EAGAIN"},
    {EALREADY, "EALREADY"},
    {EBADF, "EBADF"},
    {EBUSY, "EBUSY"},
    {ECONNABORTED, "ECONNABORTED"},
    {ECONNREFUSED, "ECONNREFUSED"},
    {ECONNRESET, "ECONNRESET"},
    {EDESTADDRREQ, "EDESTADDRREQ"},
#ifdef EDQUOT
    {EDQUOT, "EDQUOT"},
#endif
    {EEXIST, "EEXIST"},
    {EFAULT, "EFAULT"},
    {EFBIG, "EFBIG"},
#ifdef EHOSTDOWN // not on Windows, as ESHUTDOWN
    {EHOSTDOWN, "EHOSTDOWN"},
#endif
    {EHOSTUNREACH, "EHOSTUNREACH"},
    {EINPROGRESS, "EINPROGRESS"},
    {EINTR, "EINTR"},
    {EINVAL, "EINVAL"},
    {EIO, "EIO"},
    {EISCONN, "EISCONN"},
    {EISDIR, "EISDIR"},
    {EMFILE, "EMFILE"},
    {EMSGSIZE, "EMSGSIZE"},
    {ELOOP, "ELOOP"},
    {ENAMETOOLONG, "ENAMETOOLONG"},
    {ENETDOWN, "ENETDOWN"},
    {ENETRESET, "ENETRESET"},
    {ENETUNREACH, "ENETUNREACH"},
    {ENFILE, "ENFILE"},
    {ENOBUFS, "ENOBUFS"},
    {ENODEV, "ENODEV"},
    {ENOENT, "ENOENT"},
    {ENOMEM, "ENOMEM"},
    {ENOPROTOOPT, "ENOPROTOOPT"},
    {ENOSPC, "ENOSPC"},
    {ENOSYS, "ENOSYS"},
    {ENOTCONN, "ENOTCONN"},
    {ENOTDIR, "ENOTDIR"},
    {ENOTSOCK, "ENOTSOCK"},
    {EOPNOTSUPP, "EOPNOTSUPP"},
    {EPERM, "EPERM"},
    {EPIPE, "EPIPE"},
    {EPROTO, "EPROTO"},
    {EPROTONOSUPPORT, "EPROTONOSUPPORT"},
    {EPROTOTYPE, "EPROTOTYPE"},
    {EROFS, "EROFS"},
#ifdef ESHUTDOWN
    {ESHUTDOWN, "ESHUTDOWN"},
#endif
    {ETIMEDOUT, "ETIMEDOUT"},
    // What getaddrinfo() says; always negative here (see Error::systemError).
    {negative(EAI_AGAIN), "EAI_AGAIN"},
    {negative(EAI_FAIL), "EAI_FAIL"},
    {negative(EAI_FAMILY), "EAI_FAMILY"},
    {negative(EAI_MEMORY), "EAI_MEMORY"},
    {negative(EAI_NONAME), "EAI_NONAME"},
};

} // namespace

QString Error::errnoName(int systemError)
{
    if (systemError == 0)
        return {};
    for (const ErrnoName &entry : errnoNames) {
        if (entry.number == systemError)
            return QString::fromLatin1(entry.name);
    }
    return QString::number(systemError);
}

Error Error::fromErrno(const QString &call, int systemError, const QString &address)
{
    return {ErrorCode::SystemCall, {call, address}, systemError, -1};
}

ErrorOrigin Error::origin() const
{
    switch (code) {
    case ErrorCode::HostNotFound:
    case ErrorCode::ConnectTimedOut:
    case ErrorCode::ProxyForbids:
    case ErrorCode::ProxyCannotReach:
    case ErrorCode::ProxyRefuses:
    case ErrorCode::ProxyWantsLogin:
    case ErrorCode::ProxyRejectsLogin:
    case ErrorCode::ProxyEnded:
    case ErrorCode::NotAProxy:
    case ErrorCode::TlsNotSpoken:
    case ErrorCode::TlsNoCommonVersion:
    case ErrorCode::TlsFailed:
    case ErrorCode::TlsAlert:
    case ErrorCode::TlsEnded:
    case ErrorCode::TlsTimedOut:
    case ErrorCode::DtlsNotSpoken:
    case ErrorCode::DtlsTimedOut:
    case ErrorCode::DtlsNoSession:
    case ErrorCode::CertificateExpired:
    case ErrorCode::CertificateNotYetValid:
    case ErrorCode::CertificateSelfSigned:
    case ErrorCode::CertificateUnknownAuthority:
    case ErrorCode::CertificateOfAnotherHost:
    case ErrorCode::CertificateRefused:
        return ErrorOrigin::Remote;
    case ErrorCode::HttpNoFirstByte:
    case ErrorCode::HttpTotalTime:
        return ErrorOrigin::Transient;
    case ErrorCode::OutboundQueueFull:
    case ErrorCode::UnixPathInUse:
        return ErrorOrigin::Transient;
    case ErrorCode::SystemCall:
        break;
    default:
        return code >= ErrorCode::HttpStartLine && code <= ErrorCode::DownloadChanged ? ErrorOrigin::Remote
                                                                                      : ErrorOrigin::Local;
    }
    switch (systemError) {
    case ECONNREFUSED:
    case ECONNRESET:
    case ECONNABORTED:
    case EPIPE:
    case ETIMEDOUT:
    case EHOSTUNREACH:
        return ErrorOrigin::Remote;
    case EMFILE:
    case ENFILE:
    case ENOBUFS:
    case ENOMEM:
    case ENETDOWN:
    case ENETUNREACH:
    case EADDRINUSE:
        return ErrorOrigin::Transient;
    default:
        return ErrorOrigin::Local;
    }
}

} // namespace wirebench
