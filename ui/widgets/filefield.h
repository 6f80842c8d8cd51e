#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace wirebench {

class Look;

/// The path of a file to read: typed, chosen, or dropped here. Says the file's size. GUI thread; owned by
/// its parent.
class FileField final : public QWidget
{
    Q_OBJECT

public:
    /// @param look must outlive the field
    explicit FileField(Look &look, QWidget *parent = nullptr);

    QString path() const;
    void setPath(const QString &path);

Q_SIGNALS:
    void pathChanged(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void choose();
    void retranslate();
    void applyLook();

    Look &m_look;
    QLineEdit *m_path;
    QPushButton *m_choose;
    QLabel *m_hint;
    QHBoxLayout *m_row;
};

} // namespace wirebench
