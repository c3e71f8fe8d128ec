//! Every word of the page, in Vietnamese and English.

/// The languages of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// Vietnamese, the page's own.
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The value of `lang` on the page.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }
}

macro_rules! messages {
    ($($name:ident: $vi:literal, $en:literal;)*) => {
        /// A message of the page.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Say { $(#[doc = $en] $name,)* }

        impl Say {
            /// Every message.
            pub const ALL: &'static [Say] = &[$(Say::$name,)*];

            /// The words in a language.
            pub fn in_lang(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((Say::$name, Lang::Vi) => $vi, (Say::$name, Lang::En) => $en,)*
                }
            }
        }
    };
}

messages! {
    Name: "Điểm Báo", "Điểm Báo";
    Promise: "Dán một bài báo về công tác Đảng, chính quyền địa phương: ai giữ chức gì, tổ chức nào, văn bản nào được dẫn, số liệu, kết quả, hạn chế, nhiệm vụ hiện ra ngay. Mọi việc diễn ra trên máy này, không gì được gửi đi.", "Paste a Vietnamese article on Party or local-government work: who holds which office, bodies, documents cited, figures, results, shortfalls and tasks appear at once. Everything happens on this machine; nothing is sent anywhere.";
    BoxLabel: "Bài báo", "The article";
    BoxHint: "Dán bài vào đây, hoặc thả tệp .txt, .html vào trang…", "Paste the article here, or drop a .txt or .html file on the page…";
    Read: "Đọc bài", "Read";
    Sample: "Xem bài mẫu", "Try a sample";
    OpenFile: "Mở tệp…", "Open a file…";
    New: "Văn bản mới", "New text";
    Cancel: "Dừng", "Cancel";
    Working: "Đang đọc…", "Reading…";
    WorkingLong: "Bài dài, đang đọc. Có thể dừng bất cứ lúc nào; văn bản không mất.", "A long text is being read. You can stop at any time; the text is kept.";
    NothingTitle: "Không tìm thấy gì", "Nothing found";
    NothingBody: "Đã tìm người, chức vụ, tổ chức, địa danh, văn bản, thời gian và số liệu mà không thấy. Văn bản phù hợp là tin, bài tiếng Việt về hội nghị, đại hội, kiểm tra, nhân sự, nghị quyết của Đảng và chính quyền.", "People, offices, organisations, places, documents, times and figures were looked for, and none was found. A suitable text is a Vietnamese report on a conference, congress, inspection, appointment or resolution of the Party or an authority.";
    TooLargeTitle: "Văn bản quá dài", "The text is too long";
    TooLargeBody: "Trang này nhận văn bản đến 20 MB. Văn bản vẫn còn trong ô; hãy chia nhỏ, hoặc dùng lệnh diembao trên máy.", "This page takes texts up to 20 MB. The text is still in the box; split it, or use the diembao command.";
    ErrorTitle: "Không đọc được", "It could not be read";
    ErrorBody: "Bộ phận đọc đã dừng và được khởi động lại. Văn bản của bạn còn nguyên; hãy thử lại.", "The engine stopped and was started again. Your text is safe; please try again.";
    TryAgain: "Thử lại", "Try again";
    Language: "English", "Tiếng Việt";
    ThemeDark: "Nền tối", "Dark";
    ThemeLight: "Nền sáng", "Light";
    Copy: "Sao chép tóm tắt", "Copy summary";
    Copied: "Đã sao chép tóm tắt.", "The summary was copied.";
    NotCopied: "Trình duyệt không cho sao chép.", "The browser did not allow copying.";
    NoFile: "Không đọc được tệp này. Trang nhận tệp .txt và .html.", "This file could not be read. The page takes .txt and .html files.";
    Cancelled: "Đã dừng. Văn bản còn trong ô.", "Stopped. The text is still in the box.";
    Download: "Tải bản ghi JSON", "Download JSON";
    TabArticle: "Văn bản", "Article";
    TabSummary: "Tóm tắt", "Summary";
    Legend: "Chú giải, bấm để ẩn hiện", "Legend: press to hide or show";
    Article: "Bài báo với các chỗ được đánh dấu", "The article with its marks";
    ShowMore: "Hiện tiếp", "Show more";
    ShowAll: "Hiện tất cả", "Show all";
    Person: "người", "people";
    Role: "chức vụ", "offices";
    Organization: "tổ chức", "organisations";
    Place: "địa danh", "places";
    Document: "văn bản", "documents";
    Time: "thời gian", "times";
    Figure: "số liệu", "figures";
    Result: "kết quả", "result";
    Limitation: "hạn chế", "shortfall";
    Task: "nhiệm vụ", "task";
    Assessment: "đánh giá", "assessment";
    Boilerplate: "ngoài bài", "not the article";
    Headline: "Tin chính", "Headline facts";
    FactTitle: "Tiêu đề", "Title";
    FactOutlet: "Báo", "Outlet";
    FactSection: "Chuyên mục", "Section";
    FactPublished: "Ngày đăng", "Published";
    FactReference: "Ngày quy chiếu", "Reference date";
    FactInferred: "suy từ nội dung", "inferred from the text";
    FactAuthors: "Tác giả", "Author";
    FactViews: "Lượt xem", "Views";
    FactEvent: "Sự kiện", "Event";
    FactWhen: "Khi nào", "When";
    FactWhere: "Ở đâu", "Where";
    FactHost: "Chủ thể", "Held by";
    FactChair: "Chủ trì", "Chaired by";
    KeySentences: "Ba câu nên giữ", "Three sentences to keep";
    People: "Người và chức vụ", "People and offices";
    Former: "nguyên", "former";
    Acting: "quyền", "acting";
    Organizations: "Tổ chức", "Organisations";
    Documents: "Văn bản được dẫn", "Documents cited";
    Times0: "lần", "times";
    Figures: "Số liệu", "Figures";
    ColMeasure: "Chỉ tiêu", "Measure";
    ColValue: "Giá trị", "Value";
    ColUnit: "Đơn vị", "Unit";
    ColTarget: "Mục tiêu", "Target";
    ColChange: "Tăng giảm", "Change";
    ColPeriod: "Kỳ", "Period";
    Results: "Kết quả", "Results";
    Limitations: "Hạn chế", "Shortfalls";
    Tasks: "Nhiệm vụ", "Tasks";
    Assessments: "Đánh giá", "Assessments";
    Timeline: "Dòng thời gian", "Timeline";
    Places: "Địa danh", "Places";
    Code: "mã", "code";
    Until: "đến", "until";
    Now: "nay thuộc", "now";
    Warnings: "Lưu ý", "Notes";
    Card: "Chi tiết", "Details";
    Close: "Đóng", "Close";
    CardRule: "Quy tắc", "Rule";
    CardConfidence: "Độ chắc", "Confidence";
    CardEvidence: "Căn cứ", "Evidence";
    CardMentions: "Mọi chỗ nhắc đến", "All mentions";
    CardValue: "Giá trị", "Value";
    CardHolders: "Người giữ", "Held by";
    CardOrganization: "Tại", "At";
    Unsure: "chưa chắc", "not sure";
    By: "theo lời", "said by";
    For: "giao cho", "for";
    Due: "hạn", "due";
    Privacy: "Không gì rời khỏi trang này", "Nothing leaves this page";
    Found: "Đã đọc xong.", "Done.";
}

/// The message for a type of mention.
pub fn of_mention(kind: crate::record::MentionType) -> Say {
    use crate::record::MentionType as T;
    match kind {
        T::Person => Say::Person,
        T::Role => Say::Role,
        T::Organization => Say::Organization,
        T::Place => Say::Place,
        T::Document => Say::Document,
        T::Time => Say::Time,
        T::Figure => Say::Figure,
    }
}

/// The message for a kind of statement.
pub fn of_statement(kind: crate::record::StatementKind) -> Say {
    use crate::record::StatementKind as K;
    match kind {
        K::Result => Say::Result,
        K::Limitation => Say::Limitation,
        K::Task => Say::Task,
        K::Assessment => Say::Assessment,
        K::Boilerplate => Say::Boilerplate,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_are_complete() {
        let nfc = icu_normalizer::ComposingNormalizerBorrowed::new_nfc();
        for say in Say::ALL {
            for lang in [Lang::Vi, Lang::En] {
                let words = say.in_lang(lang);
                assert!(!words.trim().is_empty() && words.trim() == words, "{say:?}");
                assert!(nfc.is_normalized(words), "{say:?} is not NFC");
            }
            let same = say.in_lang(Lang::Vi) == say.in_lang(Lang::En);
            assert!(!same || *say == Say::Name, "{say:?} is the same in both languages");
        }
    }
}
