#include "core/base/errorwords.h"

namespace wirebench {

namespace {

/// What happened to an exchange or a download.
ErrorWords wordsForExchange(ErrorCode code)
{
    switch (code) {
    case ErrorCode::HttpCutOff:
        return {
            QT_TRANSLATE_NOOP("ErrorSentence", "%1 ended in the middle of its answer: %2 bytes came of %3."),
            QT_TRANSLATE_NOOP("ErrorSentence", "What came is kept and marked as partial. Send the request "
                                               "again, or resume the download.")};
    case ErrorCode::HttpUnanswered:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "%1 closed the connection without an answer."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Check that it speaks HTTP on this port, with or without TLS; "
                                  "its own log may tell why.")};
    case ErrorCode::HttpContentCoding:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The body from %1 is not proper %2: %3."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "What could be unpacked is kept. Ask without compression to "
                                  "see the body as it is.")};
    case ErrorCode::HttpUnknownCoding:
        return {QT_TRANSLATE_NOOP("ErrorSentence",
                                  "The body from %1 is coded as “%2”, which cannot be unpacked "
                                  "here."),
                QT_TRANSLATE_NOOP("ErrorSentence", "It is kept as it came. Ask without compression (no "
                                                   "Accept-Encoding).")};
    case ErrorCode::HttpNoFirstByte:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "%1 took the request and sent nothing back within %2 ms."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "It may be busy, or wait for more of the request; wait longer, "
                                  "or look into its log.")};
    case ErrorCode::HttpTotalTime:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The exchange with %1 was not finished within %2 ms."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "What came is kept and marked as partial. Allow more time for "
                                  "slow servers and large bodies.")};
    case ErrorCode::HttpTooManyRedirects:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "%1 redirects on and on: %2 redirections were followed."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Look at the list of steps; raise the limit if they lead "
                                                   "somewhere.")};
    case ErrorCode::HttpRedirectLoop:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "%1 redirects in a circle, back to where it began."),
                QT_TRANSLATE_NOOP("ErrorSentence", "The server may want a cookie that was not kept: switch "
                                                   "cookies on, or ask its owner.")};
    case ErrorCode::HttpRedirectUseless:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "%1 redirects to “%2”, which is no address of HTTP."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "The answer itself is shown. The server's Location header is "
                                  "at fault.")};
    case ErrorCode::HttpRedirectDowngrade:
        return {
            QT_TRANSLATE_NOOP("ErrorSentence", "%1 redirects from https to %2, where everything would go in "
                                               "clear."),
            QT_TRANSLATE_NOOP("ErrorSentence", "Allow it in the settings if nothing secret is asked for.")};
    case ErrorCode::HttpDigestUnknown:
        return {QT_TRANSLATE_NOOP("ErrorSentence",
                                  "%1 asks for Digest authentication with “%2”, which is not "
                                  "known here."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "MD5, SHA-256 and their -sess forms with qop=auth are; ask the "
                                  "server's owner.")};
    case ErrorCode::HttpStatus:
        return {
            QT_TRANSLATE_NOOP("ErrorSentence", "%1 gave no file, but the answer “%2”."),
            QT_TRANSLATE_NOOP("ErrorSentence", "Open the address as a request to see all of the answer.")};
    case ErrorCode::DownloadChanged:
        return {
            QT_TRANSLATE_NOOP("ErrorSentence", "The file at %1 has changed since its download was begun."),
            QT_TRANSLATE_NOOP("ErrorSentence", "Its beginning was kept; start it anew to get the file as it "
                                               "is now.")};
    case ErrorCode::Cancelled:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "Cancelled before %1 had finished."),
                QT_TRANSLATE_NOOP("ErrorSentence", "What came is kept and marked as partial.")};
    default:
        return {"", ""};
    }
}

/// A message that breaks a rule, or a limit of this end.
ErrorWords wordsForMessage(ErrorCode code)
{
    switch (code) {
    case ErrorCode::HttpStartLine:
        return {
            QT_TRANSLATE_NOOP("ErrorSentence", "The first line from %1 is not one of HTTP/1: “%2” at byte %3 "
                                               "(RFC 9112, 3 and 4)."),
            QT_TRANSLATE_NOOP("ErrorSentence", "Another protocol may live on this port, or the peer expects "
                                               "TLS. The bytes are in the log.")};
    case ErrorCode::HttpVersion:
        return {
            QT_TRANSLATE_NOOP("ErrorSentence", "%1 speaks “%2”, not HTTP/1.0 or HTTP/1.1 (RFC 9112, 2.3)."),
            QT_TRANSLATE_NOOP("ErrorSentence",
                              "Its HTTP/1.1 may be on another port. The bytes are in the log.")};
    case ErrorCode::HttpBareLineEnd:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "A line from %1 ends without CR LF, at byte %3: “%2” (RFC "
                                                   "9112, 2.2)."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "The program must write \\r\\n: readers that differ here can "
                                  "be tricked. The bytes are in the log.")};
    case ErrorCode::HttpFoldedField:
        return {QT_TRANSLATE_NOOP("ErrorSentence",
                                  "A header from %1 goes on in the next line, at byte %3: “%2” "
                                  "(obs-fold; RFC 9112, 5.2)."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "The program must write each header in one line. The bytes are "
                                  "in the log.")};
    case ErrorCode::HttpFieldName:
        return {QT_TRANSLATE_NOOP("ErrorSentence",
                                  "%1 sent a header without a proper name, at byte %3: “%2” (RFC "
                                  "9112, 5.1)."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "A name has letters, digits and -, and the colon follows at "
                                  "once. The bytes are in the log.")};
    case ErrorCode::HttpFieldValue:
        return {
            QT_TRANSLATE_NOOP("ErrorSentence", "%1 sent a control character in a header, at byte %3: “%2” "
                                               "(RFC 9110, 5.5)."),
            QT_TRANSLATE_NOOP("ErrorSentence", "NUL and its kind are not allowed there. The bytes are in the "
                                               "log.")};
    case ErrorCode::HttpHostField:
        return {QT_TRANSLATE_NOOP("ErrorSentence",
                                  "The request from %1 has no Host header, or more than one (RFC "
                                  "9112, 3.2)."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "A request of HTTP/1.1 needs exactly one: “Host: NAME”. The "
                                  "bytes are in the log.")};
    case ErrorCode::HttpContentLength:
        return {QT_TRANSLATE_NOOP("ErrorSentence",
                                  "%1 announces a length that is not a number of bytes: “%2” "
                                  "(RFC 9112, 6.3)."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Nobody can tell where its body ends. The bytes are in the log.")};
    case ErrorCode::HttpLengthsConflict:
        return {QT_TRANSLATE_NOOP("ErrorSentence",
                                  "%1 announces two lengths for one body: “%2” (RFC 9112, 6.3)."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Readers that differ here let requests be smuggled. The bytes "
                                  "are in the log.")};
    case ErrorCode::HttpTransferCoding:
        return {QT_TRANSLATE_NOOP("ErrorSentence",
                                  "%1 uses a transfer coding that ends nowhere or is unknown: "
                                  "“%2” (RFC 9112, 6.1)."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "“chunked”, once and last, is the one in use. The bytes are in "
                                  "the log.")};
    case ErrorCode::HttpChunkSize:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "%1 sent a chunk whose size is no hexadecimal number, or "
                                                   "beyond reason: “%2” at byte %3 (RFC 9112, 7.1)."),
                QT_TRANSLATE_NOOP("ErrorSentence", "What came before is kept. The bytes are in the log.")};
    case ErrorCode::HttpChunkEnd:
        return {QT_TRANSLATE_NOOP("ErrorSentence",
                                  "A chunk from %1 does not end where its size says, at byte %3: "
                                  "“%2” (RFC 9112, 7.1)."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Its program counts wrongly. What came before is kept; the "
                                  "bytes are in the log.")};
    case ErrorCode::HttpHeadTooLarge:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The headers from %1 do not end within %2 bytes."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Perhaps they never would. The bytes are in the log.")};
    case ErrorCode::HttpTooManyFields:
        return {
            QT_TRANSLATE_NOOP("ErrorSentence", "%1 sent more than %2 headers."),
            QT_TRANSLATE_NOOP("ErrorSentence", "Perhaps there is no end to them. The bytes are in the log.")};
    case ErrorCode::HttpBodyTooLarge:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The body from %1 is larger than the limit of %2 bytes."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "What came is kept and marked as partial. Download it to a "
                                  "file, or raise the limit.")};
    case ErrorCode::HttpDecodedTooLarge:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The compressed body from %1 swells beyond %2 bytes."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "It may be made to fill memory and disk. What was unpacked "
                                  "until there is kept.")};
    default:
        return wordsForExchange(code);
    }
}

} // namespace

ErrorWords httpErrorWords(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidUrl:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "“%1” is not an address of the web: %2."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Type http:// or https://, a host, and a path.")};
    case ErrorCode::InvalidHttpMethod:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "“%1” is not a method."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Methods are words such as GET, POST or DELETE, without blanks.")};
    case ErrorCode::InvalidHttpField:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "“%1” is not a header."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Write NAME: VALUE in one line. CR and LF would begin another "
                                  "header, or another message.")};
    case ErrorCode::InvalidFormField:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "“%1” is not a field of a form."),
                QT_TRANSLATE_NOOP("ErrorSentence",
                                  "Write NAME=VALUE in each line, or NAME=@FILE to send a file.")};
    case ErrorCode::InvalidMediaType:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "“%1” is not a media type."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Write TYPE/SUBTYPE, such as text/plain; charset=utf-8.")};
    case ErrorCode::InvalidCurlCommand:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "This curl command cannot be read: %2."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Correct it there; nothing was changed.")};
    case ErrorCode::FileNotHar:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "The file %1 is not an HTTP archive: %2."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Nothing was changed. Choose a HAR 1.2 file.")};
    case ErrorCode::NotAFolder:
        return {QT_TRANSLATE_NOOP("ErrorSentence", "%1 is not a folder that can be used."),
                QT_TRANSLATE_NOOP("ErrorSentence", "Choose a folder that exists and that you may read.")};
    default:
        return wordsForMessage(code);
    }
}

} // namespace wirebench
