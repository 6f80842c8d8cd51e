#pragma once

#include "core/payload/checksum.h"

#include <QLabel>

namespace wirebench {

class Look;

/// One quiet line under a payload editor: what would go out, where that is not what stands in the text.
/// Hidden while there is nothing to say. GUI thread; owned by its editor.
class PayloadPreview final : public QLabel
{
    Q_OBJECT

public:
    /// @param look must outlive it
    explicit PayloadPreview(Look &look, QWidget *parent = nullptr);

    /// @param bytes with their checksum. Only the beginning is read.
    void showBytes(const QByteArray &bytes, const ChecksumConfig &checksum);
    /// Of a message that has a mistake, or is sent as it is typed.
    void showNothing();

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyLook();
    void elide();

    Look &m_look;
    QString m_whole;
};

} // namespace wirebench
