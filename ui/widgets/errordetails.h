#pragma once

#include "core/base/error.h"

#include <QTextEdit>

namespace wirebench {

class Look;

/// What an error means, at length: the errno in words, its usual cause, what to try, and what such errors
/// have in common. The part of a notice that "More" opens. As high as its text, up to a limit; then it
/// scrolls. Plain text, can be selected. GUI thread; owned by its notice.
class ErrorDetails final : public QTextEdit
{
    Q_OBJECT

public:
    /// Lines of text that are shown at once.
    static constexpr int mostLines = 12;

    /// @param look must outlive it
    explicit ErrorDetails(Look &look, QWidget *parent = nullptr);

    /// In the window's language. Call again when that, or the look, has changed.
    void setError(const Error &error);
    /// Whether there is anything to say beyond the error's own sentences.
    static bool explains(const Error &error);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addParagraph(const QString &text, bool isHeading);

    Look &m_look;
};

} // namespace wirebench
