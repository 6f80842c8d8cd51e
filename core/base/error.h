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
    InvalidPlaceholder, ///< {name} or $1; arguments[1]: as typed
    // Files (arguments[0] is the path, arguments[1] the system's reason).
    FileUnreadable,
    FileUnwritable,
    FileNotWorkspace, ///< arguments[1]: what is wrong in it
    FileTooLarge,     ///< arguments[1]: the limit in bytes
    FileNotLog,       ///< no saved log; arguments[1]: the line, arguments[2]: what is wrong there
    FileNotRules,     ///< no rules to answer by; arguments[1]: where and what is wrong in it
    FileNotMessages,  ///< no saved messages; arguments[1]: where and what is wrong in it
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
    // TLS: what was chosen cannot be used (arguments[0] is the path, arguments[1] the reason).
    CertificateUnusable,
    KeyUnusable,
    KeyOfAnother,       ///< arguments[1]: the key's path
    AuthoritiesUnusable,
    // TLS with a peer (arguments[0]).
    TlsNotSpoken,       ///< arguments[1]: OpenSSL's reason, as in the next three
    TlsNoCommonVersion,
    TlsFailed,
    TlsAlert,           ///< arguments[1]: the alert's description
    TlsEnded,           ///< it closed in the middle of the handshake
    TlsTimedOut,        ///< arguments[1]: milliseconds
    // DTLS with a peer (arguments[0]).
    DtlsNotSpoken,   ///< its datagram is something else
    DtlsTimedOut,    ///< arguments[1]: milliseconds
    DtlsNoSession,   ///< neither end knows of one any more, or only the other could begin one
    DtlsToMany,      ///< it is a group or a broadcast address
    DtlsMessageSize, ///< arguments[0]: bytes that do not fit into one record
    // A rule that the certificate of a peer (arguments[0]) breaks; arguments[2]: its SHA-256.
    CertificateExpired,          ///< arguments[1]: the end of its time
    CertificateNotYetValid,      ///< arguments[1]: the beginning
    CertificateSelfSigned,       ///< arguments[1]: who signed
    CertificateUnknownAuthority, ///< arguments[1]: the authority
    CertificateOfAnotherHost,    ///< arguments[1]: whom it is for
    CertificateRefused,          ///< arguments[1]: OpenSSL's reason
    // HTTP: what was typed cannot be used (arguments[0] is the text).
    InvalidUrl,           ///< arguments[1]: what is wrong with it
    InvalidHttpMethod,
    InvalidHttpField,     ///< a header that would break the message or begin another one
    InvalidFormField,     ///< position: where its line begins
    InvalidMediaType,
    InvalidCurlCommand,   ///< arguments[1]: what is wrong; position: where
    FileNotHar,           ///< arguments[0] is the path, arguments[1] what is wrong in it
    NotAFolder,           ///< arguments[0] is the path
    // A message that breaks a rule of RFC 9112 or 9110. arguments[0] is the peer, arguments[1] what it sent
    // there (shortened, control characters as symbols), arguments[2] at which byte of the message.
    HttpStartLine,
    HttpVersion,
    HttpBareLineEnd,      ///< LF without CR, or CR without LF
    HttpFoldedField,
    HttpFieldName,
    HttpFieldValue,       ///< a control character
    HttpHostField,        ///< a request without Host, or with two
    HttpContentLength,
    HttpLengthsConflict,  ///< two lengths, or a length beside Transfer-Encoding
    HttpTransferCoding,
    HttpChunkSize,
    HttpChunkEnd,
    // A limit of this end: arguments[1] is the limit in bytes, or a count.
    HttpHeadTooLarge,
    HttpTooManyFields,
    HttpBodyTooLarge,
    HttpDecodedTooLarge,  ///< a small body that swells (gzip bomb)
    // What became of an exchange (arguments[0] is the URL or the peer).
    HttpCutOff,           ///< arguments[1]: bytes that came, arguments[2]: bytes announced, or empty
    HttpUnanswered,       ///< closed before the first byte of an answer
    HttpContentCoding,    ///< arguments[1]: the coding, arguments[2]: what is wrong with it
    HttpUnknownCoding,    ///< arguments[1]: the coding
    HttpNoFirstByte,      ///< arguments[1]: milliseconds
    HttpTotalTime,        ///< arguments[1]: milliseconds
    HttpTooManyRedirects, ///< arguments[1]: how many were followed
    HttpRedirectLoop,
    HttpRedirectUseless,  ///< arguments[1]: the Location, or empty
    HttpRedirectDowngrade, ///< from https to http; arguments[1]: to where
    HttpDigestUnknown,    ///< arguments[1]: the algorithm or qop
    HttpStatus,           ///< a download was refused; arguments[1]: the status line
    DownloadChanged,      ///< the file at the server is no longer the one that was begun
    Cancelled,            ///< the user ended it
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
