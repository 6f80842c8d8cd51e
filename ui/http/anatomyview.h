#pragma once

#include "ui/http/anatomytext.h"
#include "ui/widgets/look.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace wirebench {

class FlowLayout;

/// A raw message in which each part is coloured and named: by the legend above it, by the line below it for
/// the part under the cursor, and by tooltips. To be read and copied; of a long message the beginning. GUI
/// thread; owned by its parent.
class AnatomyView final : public QWidget
{
    Q_OBJECT

public:
    /// @param look must outlive the view
    explicit AnatomyView(Look &look, QWidget *parent = nullptr);

    /// @param size of the whole message, of which @p raw is the beginning.
    void setMessage(const QByteArray &raw, quint64 size, const QList<HttpPart> &parts);
    /// In place of a message.
    void setEmpty(const QString &words);
    /// A sentence beside the legend: what is not said by the bytes.
    void setRemark(const QString &remark);

    QPlainTextEdit *edit() const { return m_edit; }
    QString legend() const;
    QString partLine() const; ///< what is said of the part under the cursor
    QString note() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showLegend();
    void paintRuns();
    void describeCursor();
    QString described(const AnatomyText::Run &run) const;
    QString noteText() const;
    void applyLook();

    Look &m_look;
    QWidget *m_legendBox;
    FlowLayout *m_legend;
    QList<QLabel *> m_names;
    QPlainTextEdit *m_edit;
    QLabel *m_part;
    QLabel *m_note;
    QString m_remark;
    AnatomyText m_anatomy;
    quint64 m_size = 0;
};

} // namespace wirebench
