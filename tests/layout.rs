//! The lines of pages: what is the article, and what its page says of it. Each page stands for a class of outlets or portals; names are invented.
#![allow(clippy::unwrap_used)]

use diembao::record::{Record, StatementKind};
use diembao::{Options, extract};

/// A page and what must be read of it.
struct Page {
    text: &'static str,
    title: Option<&'static str>,
    outlet: Option<&'static str>,
    section: Option<&'static str>,
    published: Option<&'static str>,
    authors: &'static [&'static str],
    views: Option<u32>,
    /// The lines that are not the article, in text order.
    boilerplate: &'static [&'static str],
}

const NOTHING: Page =
    Page { text: "", title: None, outlet: None, section: None, published: None, authors: &[], views: None, boilerplate: &[] };

const BODY: &str = "Sáng 3/4, Ban Thường vụ Huyện ủy Tân Lương tổ chức hội nghị đánh giá công tác quý I. Đồng chí Trần Văn Lương, Bí thư Huyện ủy \
chủ trì hội nghị và yêu cầu các chi bộ tiếp tục thực hiện tốt nhiệm vụ.";

fn pages() -> Vec<Page> {
    vec![
        // The masthead of a portal in capitals; a headline that asks.
        Page {
            text: "CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN TÂN LƯƠNG\nTrang chủ > Tin tức\nVì sao dự án chợ Tân Lương chậm tiến độ?\n{}",
            title: Some("Vì sao dự án chợ Tân Lương chậm tiến độ?"),
            outlet: Some("CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN TÂN LƯƠNG"),
            section: Some("Tin tức"),
            boilerplate: &["CỔNG THÔNG TIN ĐIỆN TỬ HUYỆN TÂN LƯƠNG", "Trang chủ > Tin tức"],
            ..NOTHING
        },
        // Who wrote it, and where it was taken from: the source is not the outlet.
        Page {
            text: "Huyện ủy Tân Lương đánh giá công tác quý I\n{}\nHội nghị cũng bàn công tác cán bộ trong thời gian tới của huyện.\n**Hà Văn**\n\n**Theo Cổng Thông tin điện tử Chính phủ**",
            title: Some("Huyện ủy Tân Lương đánh giá công tác quý I"),
            authors: &["Hà Văn"],
            boilerplate: &["**Theo Cổng Thông tin điện tử Chính phủ**"],
            ..NOTHING
        },
        Page {
            text: "Huyện ủy Tân Lương đánh giá công tác quý I\n{}\nTheo Bí thư Huyện ủy, các chi bộ cần đổi mới sinh hoạt trong thời gian tới.\n(Theo TTXVN)",
            title: Some("Huyện ủy Tân Lương đánh giá công tác quý I"),
            boilerplate: &["(Theo TTXVN)"],
            ..NOTHING
        },
        // The label of a box, as a heading of a page saved in Markdown; in a sentence the same words are text.
        Page {
            text: "# Huyện ủy Tân Lương đánh giá công tác quý I\n\n### Nội dung chính\n\n{}\n\nNội dung chính của hội nghị là công tác phát triển đảng viên ở thôn, bản.",
            title: Some("Huyện ủy Tân Lương đánh giá công tác quý I"),
            boilerplate: &["### Nội dung chính"],
            ..NOTHING
        },
        // A bar of many labels is a menu and names no section.
        Page {
            text: "Trang chủ | Giới thiệu | Tin tức - Sự kiện | Thủ tục hành chính | Liên hệ\nHuyện ủy Tân Lương đánh giá công tác quý I\n{}",
            title: Some("Huyện ủy Tân Lương đánh giá công tác quý I"),
            boilerplate: &["Trang chủ | Giới thiệu | Tin tức - Sự kiện | Thủ tục hành chính | Liên hệ"],
            ..NOTHING
        },
        // Line ends lost: a sentence of nothing but a name and an office is what a picture shows.
        Page {
            text: "Huyện ủy Tân Lương đánh giá công tác quý I\nSáng 3/4, Huyện ủy Tân Lương tổ chức hội nghị. Kinh tế của huyện tăng khá. Ông Trần Văn Lương - Bí thư Huyện ủy Tân Lương. Các chi bộ đã hoàn thành nhiệm vụ. Huyện sẽ tiếp tục đổi mới.",
            title: Some("Huyện ủy Tân Lương đánh giá công tác quý I"),
            boilerplate: &["Ông Trần Văn Lương - Bí thư Huyện ủy Tân Lương."],
            ..NOTHING
        },
        // What a picture shows, before the sentence that tells the day; and in the midst of prose.
        Page {
            text: "Huyện ủy Tân Lương đánh giá công tác quý I\nĐồng chí Trần Văn Lương phát biểu tại hội nghị. Ngày 3/4, Huyện ủy Tân Lương tổ chức hội nghị. Kinh tế của huyện tăng khá, thu ngân sách vượt dự toán được giao, đời sống nhân dân được nâng lên, quốc phòng, an ninh được giữ vững. Công tác xây dựng Đảng có nhiều chuyển biến, các chi bộ sinh hoạt đều, số đảng viên mới tăng so với cùng kỳ. Huyện sẽ tiếp tục đổi mới phương thức lãnh đạo, cải cách hành chính, nâng cao chất lượng phục vụ nhân dân và doanh nghiệp trên địa bàn, quan tâm chăm lo các gia đình chính sách, hộ nghèo và đồng bào các dân tộc ở những xã vùng cao của huyện trong những tháng còn lại. Chủ tịch UBND huyện Lê Thị Hoa phát biểu kết luận hội nghị. Các chi bộ đã hoàn thành nhiệm vụ.",
            title: Some("Huyện ủy Tân Lương đánh giá công tác quý I"),
            boilerplate: &[
                "Đồng chí Trần Văn Lương phát biểu tại hội nghị.",
                "Chủ tịch UBND huyện Lê Thị Hoa phát biểu kết luận hội nghị.",
            ],
            ..NOTHING
        },
        // What somebody said there, or when, is told.
        Page {
            text: "Huyện ủy Tân Lương đánh giá công tác quý I\nSáng 3/4, Huyện ủy Tân Lương tổ chức hội nghị. Kinh tế của huyện tăng khá, thu ngân sách vượt dự toán được giao, đời sống nhân dân được nâng lên, quốc phòng, an ninh được giữ vững. Công tác xây dựng Đảng có nhiều chuyển biến, các chi bộ sinh hoạt đều, số đảng viên mới tăng so với cùng kỳ. Huyện sẽ tiếp tục đổi mới phương thức lãnh đạo, cải cách hành chính, nâng cao chất lượng phục vụ nhân dân và doanh nghiệp trên địa bàn, quan tâm chăm lo các gia đình chính sách, hộ nghèo và đồng bào các dân tộc ở những xã vùng cao của huyện trong những tháng còn lại. Chủ tịch UBND huyện Lê Thị Hoa phát biểu tại hội nghị cho rằng kết quả còn thấp. Chiều 3/4, Bí thư Huyện ủy Trần Văn Lương phát biểu kết luận hội nghị. Các chi bộ đã hoàn thành nhiệm vụ.",
            title: Some("Huyện ủy Tân Lương đánh giá công tác quý I"),
            ..NOTHING
        },
        // Marks of a headline in plain text.
        Page {
            text: "# Huyện ủy Tân Lương đánh giá công tác quý I\n{}",
            title: Some("Huyện ủy Tân Lương đánh giá công tác quý I"),
            ..NOTHING
        },
        // Several such sentences in a row tell who attended.
        Page {
            text: "Huyện ủy Tân Lương đánh giá công tác quý I\nSáng 3/4, Huyện ủy Tân Lương tổ chức hội nghị. Dự hội nghị có đồng chí Lê Thị Hoa - Phó Bí thư Huyện ủy. Đồng chí Trần Văn Lương - Chủ tịch UBND huyện. Đồng chí Lê Văn Nhơn - Phó Chủ tịch HĐND huyện. Các chi bộ đã hoàn thành nhiệm vụ.",
            title: Some("Huyện ủy Tân Lương đánh giá công tác quý I"),
            ..NOTHING
        },
        // A credit and the next sentence without a stop between them.
        Page {
            text: "Huyện ủy Tân Lương đánh giá công tác quý I\nÔng Trần Văn Lương, Bí thư Huyện ủy. Ảnh: Internet Ngày 3/4, Huyện ủy Tân Lương đã tổ chức hội nghị. Các chi bộ đã hoàn thành nhiệm vụ được giao trong quý.",
            title: Some("Huyện ủy Tân Lương đánh giá công tác quý I"),
            boilerplate: &["Ông Trần Văn Lương, Bí thư Huyện ủy. Ảnh: Internet"],
            ..NOTHING
        },
        // A portal with a breadcrumb, a line of fields and a foot.
        Page {
            text: "Trang chủ > Tin tức > Tin hoạt động\nHuyện ủy Tân Lương đánh giá công tác quý I\nĐăng bởi: quantri | 04/04/2024 09:33 | 1.077 lượt xem\n{}\nTác giả: Minh Tâm\nNhững tin mới hơn\n» Lễ trao Huy hiệu Đảng (05/04/2024)\nTrang thông tin điện tử huyện Tân Lương",
            title: Some("Huyện ủy Tân Lương đánh giá công tác quý I"),
            outlet: Some("Trang thông tin điện tử huyện Tân Lương"),
            section: Some("Tin hoạt động"),
            published: Some("2024-04-04T09:33"),
            authors: &["Minh Tâm"],
            views: Some(1077),
            boilerplate: &[
                "Trang chủ > Tin tức > Tin hoạt động",
                "Đăng bởi: quantri | 04/04/2024 09:33 | 1.077 lượt xem",
                "Tác giả: Minh Tâm",
                "Những tin mới hơn",
                "» Lễ trao Huy hiệu Đảng (05/04/2024)",
                "Trang thông tin điện tử huyện Tân Lương",
            ],
        },
        // The page's own clock above the date of the article.
        Page {
            text: "Thứ 6, Ngày 12/04/2024\nHuyện ủy Tân Lương đánh giá công tác quý I\nNgày đăng: 04/04/2024  11:38\nMặc định Cỡ chữ\n{}",
            title: Some("Huyện ủy Tân Lương đánh giá công tác quý I"),
            published: Some("2024-04-04T11:38"),
            boilerplate: &["Ngày đăng: 04/04/2024  11:38", "Mặc định Cỡ chữ"],
            ..NOTHING
        },
        // Labels copied without the space between.
        Page {
            text: "Thời sựChính trịThứ tư, 28/6/2023, 23:08 (GMT+7)\nHuyện ủy Tân Lương đánh giá công tác quý I\n{}",
            title: Some("Huyện ủy Tân Lương đánh giá công tác quý I"),
            section: Some("Thời sự"),
            published: Some("2023-06-28T23:08"),
            boilerplate: &["Thời sựChính trịThứ tư, 28/6/2023, 23:08 (GMT+7)"],
            ..NOTHING
        },
        // An agency, all in one paragraph: a picture in brackets, the signature behind the last stop.
        Page {
            text: "Các đại biểu tại buổi làm việc. (Ảnh: Văn An/TTXVN) {} Hội nghị cũng bàn nhiều việc khác của huyện trong thời gian tới, trong đó có công tác kết nạp đảng viên ở các thôn, việc xây dựng nhà văn hóa và chăm lo đời sống của đồng bào các dân tộc trong huyện, nhất là ở các xã vùng cao, nơi đời sống còn nhiều khó khăn và giao thông đi lại chưa thuận lợi./. Thu Hằng/TTXVN",
            outlet: Some("Thông tấn xã Việt Nam"),
            authors: &["Thu Hằng"],
            boilerplate: &["Các đại biểu tại buổi làm việc. (Ảnh: Văn An/TTXVN)"],
            ..NOTHING
        },
        // A dateline with a stop, numbered pictures, a pen name.
        Page {
            text: "Huyện ủy Tân Lương đánh giá công tác quý I\n(SGGPO).- {}\nHuyện ủy Tân Lương đánh giá công tác quý I - Ảnh 1.\nHội nghị kết thúc tốt đẹp, các đại biểu ra về trong không khí vui tươi.\nHLam",
            title: Some("Huyện ủy Tân Lương đánh giá công tác quý I"),
            outlet: Some("Sài Gòn Giải Phóng"),
            authors: &["HLam"],
            boilerplate: &["Huyện ủy Tân Lương đánh giá công tác quý I - Ảnh 1."],
            ..NOTHING
        },
        // An official document on the page of a portal.
        Page {
            text: "ĐẢNG BỘ TỈNH SƠN HÀ\nHUYỆN ỦY TÂN LƯƠNG\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 45-BC/HU\nTân Lương, ngày 04 tháng 4 năm 2024\nBÁO CÁO\nKết quả công tác xây dựng Đảng quý I,\nnhiệm vụ trọng tâm quý II năm 2024\n\n{}\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nTrần Văn Lương",
            title: Some("Kết quả công tác xây dựng Đảng quý I,\nnhiệm vụ trọng tâm quý II năm 2024"),
            published: Some("2024-04-04"),
            ..NOTHING
        },
        // A greeting, a loud headline, the desk's signature with its office, a source that is people.
        Page {
            text: "Chào mừng bạn đến với Trang tin xã Trà Điền!\nMặt trận - Đoàn thể\nMẶT TRẬN TỔ QUỐC XÃ TRÀ ĐIỀN TỔNG KẾT CÔNG TÁC NĂM\nNgày đăng: 23/12/2022        Số lần đọc: 156\n{}\nDiễm Phúc – Ban Biên tập trang tin xã\n[img]\nBài viết cùng chủ đề",
            title: Some("MẶT TRẬN TỔ QUỐC XÃ TRÀ ĐIỀN TỔNG KẾT CÔNG TÁC NĂM"),
            section: Some("Mặt trận - Đoàn thể"),
            published: Some("2022-12-23"),
            authors: &["Diễm Phúc"],
            views: Some(156),
            boilerplate: &[
                "Chào mừng bạn đến với Trang tin xã Trà Điền!",
                "Mặt trận - Đoàn thể",
                "Ngày đăng: 23/12/2022        Số lần đọc: 156",
                "[img]",
                "Bài viết cùng chủ đề",
            ],
            ..NOTHING
        },
        Page {
            text: "Huyện ủy Tân Lương đánh giá công tác quý I\n2026-05-28\n{}\nNguồn: Duy Khánh - Văn Anh.",
            title: Some("Huyện ủy Tân Lương đánh giá công tác quý I"),
            published: Some("2026-05-28"),
            authors: &["Duy Khánh", "Văn Anh"],
            boilerplate: &["Nguồn: Duy Khánh - Văn Anh."],
            ..NOTHING
        },
        // A running header and a page number between paragraphs.
        Page {
            text: "Huyện ủy Tân Lương đánh giá công tác quý I\n{};\nBÁO CÁO QUÝ I · HUYỆN ỦY TÂN LƯƠNG\ncụ thể hóa thành các kế hoạch, phân công rõ trách nhiệm cho từng đồng chí trong Ban Thường vụ.\n12\nCác xã, thị trấn báo cáo kết quả về Văn phòng Huyện ủy trước ngày 15 hằng tháng để tổng hợp.",
            title: Some("Huyện ủy Tân Lương đánh giá công tác quý I"),
            boilerplate: &["BÁO CÁO QUÝ I · HUYỆN ỦY TÂN LƯƠNG", "12"],
            ..NOTHING
        },
        // No furniture at all: nothing may be taken from the article.
        Page {
            text: "Huyện ủy Tân Lương đánh giá công tác quý I\n\n{}\n\nDự hội nghị có các đồng chí trong Ban Chấp hành Đảng bộ huyện.\n\n1. Kết quả\n- Kết nạp 12 đảng viên mới;\n- Thành lập 2 chi bộ.\n2. Chuyển đổi số\n- Tỷ lệ hồ sơ nộp trực tuyến đạt 92%.",
            title: Some("Huyện ủy Tân Lương đánh giá công tác quý I"),
            ..NOTHING
        },
    ]
}

fn boilerplate<'t>(text: &'t str, record: &Record) -> Vec<&'t str> {
    let statements = record.statements.iter().filter(|s| s.kind == StatementKind::Boilerplate);
    statements.map(|s| &text[s.start as usize..s.end as usize]).collect()
}

#[test]
fn pages_are_read_as_their_readers_do() {
    for page in pages() {
        let text = page.text.replace("{}", if page.text.contains("{};") { BODY.trim_end_matches('.') } else { BODY });
        let record = extract(&text, &Options::default());
        let got = &record.metadata;
        assert_eq!(got.title.as_deref(), page.title, "{text}");
        assert_eq!(got.outlet.as_deref(), page.outlet, "{text}");
        assert_eq!(got.section.as_deref(), page.section, "{text}");
        assert_eq!(got.published.as_deref(), page.published, "{text}");
        assert_eq!(got.authors, page.authors, "{text}");
        assert_eq!(got.views, page.views, "{text}");
        assert_eq!(boilerplate(&text, &record), page.boilerplate, "{text}");
    }
}
