"""A draft written as ministries write it, about the sample law on personal data; invented, no law."""

DRAFT = """“Fərdi məlumatlar haqqında (nümunə)” Azərbaycan Respublikasının Qanununda dəyişiklik edilməsi barədə (nümunə, qanun deyil)

AZƏRBAYCAN RESPUBLİKASININ QANUNU

Azərbaycan Respublikasının Milli Məclisi qərara alır:

Maddə 1. “Fərdi məlumatlar haqqında (nümunə)” Azərbaycan Respublikasının 2016-cı il 6 may tarixli 231-XQ nömrəli Qanununda aşağıdakı \
dəyişikliklər edilsin:

1.1. 4.3-cü maddədə “artıq ola bilməz” sözləri “çox olmamalıdır” sözləri ilə əvəz edilsin;

1.2. 7.3-cü maddə ləğv edilsin;

1.3. 4-cü maddəyə aşağıdakı məzmunda 4.6-cı maddə əlavə edilsin:

“4.6. Nümunə məlumat elektron informasiya sistemində yerləşdirilir.”;

1.4. 2.1-ci maddədə “belə söz yoxdur” sözləri “başqa” sözü ilə əvəz edilsin.

Maddə 2. “Olmayan məsələlər haqqında” Azərbaycan Respublikasının 2001-ci il 3 mart tarixli 999-NQ nömrəli Qanununda aşağıdakı \
dəyişiklik edilsin:

3-cü maddədə “beş” sözü “on” sözü ilə əvəz edilsin.
"""
LAW = "/akn/az/act/law/2016-05-06/231-xq"
