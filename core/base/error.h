#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

namespace wirebench {

/// What went wrong. A code never carries words: errorsentence.h turns an Error into a sentence.
enum class ErrorCode : quint8 {
    None,
    // What was typed cannot be used (arguments[0] is the text).
    InvalidHost,
    InvalidPort,
    UnknownService,
    InvalidHex,       ///< arguments[1]: the offending character
    OddHexDigits,
    InvalidEscape,    ///< arguments[1]: the escape as typed
    Unencodable,      ///< arguments[0]: the character, arguments[1]: the encoding
    NotMulticastGroup,
    NoUnixPath,
    InvalidUnixPath,
    UnixPathTooLong,  ///< arguments[1]: its length in bytes, arguments[2]: the most that fit
    InvalidProxy,
    ProxyLoginTooLong, ///< arguments[0]: the longest user or password, in bytes
    InvalidOptionValue, ///< of a socket option; arguments[1]: the text, arguments[2]: what it takes
    InvalidPattern,   ///< arguments[1]: what the regular-expression compiler said
    // Files (arguments[0] is the path, arguments[1] the system's reason).
    FileUnreadable,
    FileUnwritable,
    FileNotWorkspace, ///< arguments[1]: what is wrong in it
    FileTooLarge,     ///< arguments[1]: the limit in bytes
    NotASocketFile,   ///< something else is where a socket would be
    // State of an engine.
    NotConnected,
    NoPeer, ///< a datagram without anybody to send it to
    OutboundQueueFull, ///< arguments[0]: the limit in bytes
    // The network said no.
    HostNotFound,      ///< arguments[0]: the host
    ConnectTimedOut,   ///< arguments[0]: address, arguments[1]: milliseconds
    UnixPathInUse,     ///< arguments[0]: path, arguments[1]: the process that listens there
    // A proxy said no: arguments[0] is the proxy, arguments[1] where to, arguments[2] its own words.
    ProxyForbids,
    ProxyCannotReach,
    ProxyRefuses,
    ProxyWantsLogin,
    ProxyRejectsLogin,
    ProxyEnded,        ///< it closed the connection in the middle of the dialogue
    NotAProxy,         ///< what answered does not speak the protocol; arguments[2]: how that shows
    SystemCall,        ///< systemError tells; arguments[0]: the call, arguments[1]: the address if any
};

/// Whose fault it was, which decides what to suggest.
enum class ErrorOrigin : quint8 {
    Local,    ///< misuse: something here must be changed
    Remote,   ///< the peer's doing
    Transient ///< may go away by itself: try again
};

/// An error as a value: code, arguments, and the errno where a system call gave one.
struct Error
{
    ErrorCode code = ErrorCode::None;
    QStringList arguments;
    int systemError = 0; ///< errno; negative: what getaddrinfo() said (EAI_…); 0 if none
    int position = -1;   ///< offset in the text that was typed, -1 if there is none

    ErrorOrigin origin() const;
    QString systemErrorName() const { return errnoName(systemError); }

    /// An Error for a failed system call: `Error::fromErrno("bind", EADDRINUSE, "127.0.0.1:80")`.
    static Error fromErrno(const QString &call, int systemError, const QString &address = {});
    /// The symbolic name ("ECONNREFUSED"), the number as text where the name is unknown, empty for 0.
    static QString errnoName(int systemError);

    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace wirebench

Q_DECLARE_METATYPE(wirebench::Error)
